-- name: page
select id, name, kind, sort_no, is_active, kind_id, code, created_at from dictionary_list
-- filter text: name starting with :text
-- filter kind: kind_id = :kind
-- filter active: is_active = :active
-- sort name: name, id

-- name: card
select id, kind_id, name, sort_no, is_active, code, created_at, created_by, changed_at, changed_by, rv from dictionary where id = :id

-- name: insert
insert into dictionary (uid, kind_id, name, sort_no, is_active)
values (:uid, :kind_id, :name, :sort_no, :is_active)
returning id, rv

-- name: update
update dictionary set kind_id = :kind_id, name = :name, sort_no = :sort_no, is_active = :is_active
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from dictionary where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from dictionary where uid = :uid

-- name: title
select id, name from dictionary where id = :id

-- name: all
select d.id, d.name, d.is_active, d.code, d.sort_no, (select k.code from dictionary_kind k where k.id = d.kind_id) as kind from dictionary d order by d.kind_id, d.sort_no, d.name
