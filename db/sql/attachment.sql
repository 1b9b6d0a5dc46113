-- name: page
select id, name, size_bytes, note, created_at, created_by, sha, rv from attachment
-- filter owner: owner_kind = :kind and owner_id = :id
-- sort id: id

-- name: card
select id, owner_kind, owner_id, name, sha, size_bytes, note, created_at, created_by, changed_at, changed_by, rv from attachment where id = :id

-- name: add
execute procedure attachment_add(:uid, :owner_kind, :owner_id, :name, :note, :sha, :body)

-- name: known
execute procedure file_known(:sha)

-- name: body
execute procedure attachment_body(:id, :keeps)

-- name: update
update attachment set name = :name, note = :note where id = :id and rv = :rv returning rv

-- name: delete
delete from attachment where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from attachment where uid = :uid
