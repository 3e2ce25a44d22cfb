-- A statement may come as a file: its text is read from it and shown, the file kept as it came.
alter table meetings.statement
  add column file_sha256 text,
  add column file_name text,
  add column file_format text check (file_format in ('docx', 'pdf', 'txt')),
  add column file_size bigint,
  add check (num_nulls(file_sha256, file_name, file_format, file_size) in (0, 4));
