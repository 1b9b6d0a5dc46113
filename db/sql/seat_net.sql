-- name: page
select id, prefix, kind, note, created_at from seat_net
-- filter text: prefix starting with :text
-- filter kind: kind = :kind
-- sort prefix: prefix, id

-- name: card
select id, prefix, kind, note, created_at, created_by, changed_at, changed_by, rv from seat_net where id = :id

-- name: insert
insert into seat_net (uid, prefix, kind, note) values (:uid, :prefix, :kind, :note) returning id, rv

-- name: update
update seat_net set prefix = :prefix, kind = :kind, note = :note where id = :id and rv = :rv returning rv

-- name: delete
delete from seat_net where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from seat_net where uid = :uid
