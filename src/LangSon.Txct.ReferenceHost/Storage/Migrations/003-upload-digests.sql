-- Counted while the bytes came, where they came in one request.
alter table host_upload add column sha256 text null;
