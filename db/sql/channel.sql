-- name: page
select id, kind, typed, normal, label, is_main, is_bad, client_id, contact_id, rv from channel
-- filter client: client_id = :client
-- filter contact: contact_id = :contact
-- sort main: kind desc, id

-- name: card
select id, client_id, contact_id, kind, typed, normal, label, is_main, is_bad, created_at, created_by, changed_at, changed_by, rv from channel where id = :id

-- name: of_client
select id, kind, typed, normal, label, is_main, is_bad, rv from card_channels(:id, null)

-- name: of_contact
select id, kind, typed, normal, label, is_main, is_bad, rv from card_channels(null, :id)

-- name: insert
insert into channel (uid, client_id, contact_id, kind, typed, normal, label, is_main, is_bad)
values (:uid, :client_id, :contact_id, :kind, :typed, :normal, :label, :is_main, :is_bad)
returning id, rv

-- name: update
update channel set kind = :kind, typed = :typed, normal = :normal, label = :label, is_main = :is_main, is_bad = :is_bad
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from channel where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from channel where uid = :uid

-- name: same
select first 5 h.id, h.client_id, h.contact_id,
       (select substring(k.name from 1 for 80) from client k where k.id = h.client_id) as client,
       (select substring(p.name from 1 for 80) from contact p where p.id = h.contact_id) as contact
  from channel_same(:normal) h
