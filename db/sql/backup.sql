-- name: all
select id, made_at, employee, login, place as stored_in, size_bytes, sha256, amount, verified_at from backup order by made_at desc, id desc fetch first 200 rows only

-- name: last
select verified_at from backup where verified_at is not null order by verified_at desc fetch first 1 rows only

-- name: by_server
select is_alive, is_on, last_at, is_ok, last_say from backup_by_server

-- name: ask
execute procedure backup_ask

-- name: note
execute procedure backup_note(:uid, :place, :made_at, :size_bytes, :sha256, :amount)
