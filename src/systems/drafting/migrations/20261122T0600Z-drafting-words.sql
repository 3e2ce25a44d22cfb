-- A paragraph of the room now says when its words last changed, apart from its status. Snapshots from before do not: they are made anew
-- from the steps.
delete from drafting.snapshot;
