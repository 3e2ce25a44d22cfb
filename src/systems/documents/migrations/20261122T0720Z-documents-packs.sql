-- What an archive says of each file before its bytes: kept once, so that any part of a pack can be served without reading what stands before it.
create table documents.file_sum (
  sha256 text primary key,
  size bigint not null,
  crc32 bigint not null
);
