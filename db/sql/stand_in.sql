-- name: page
select id, absent, colleague, since, until, note, absent_id, stand_in_id, created_at from stand_in_list
-- filter absent: absent_id = :absent
-- filter colleague: stand_in_id = :colleague
-- filter ids: id in (select i.id from ids_of(:ids) i)
-- sort since: since desc, id desc

-- name: card
select id, absent_id, stand_in_id, since, until, note, created_at, created_by, changed_at, changed_by, rv from stand_in where id = :id

-- name: insert
insert into stand_in (uid, absent_id, stand_in_id, since, until, note)
values (:uid, :absent_id, :stand_in_id, :since, :until, :note)
returning id, rv

-- name: update
update stand_in set absent_id = :absent_id, stand_in_id = :stand_in_id, since = :since, until = :until, note = :note
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from stand_in where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from stand_in where uid = :uid
