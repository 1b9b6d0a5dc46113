-- name: ask
execute procedure token_ask

-- name: prove
execute procedure token_prove(:sig)

-- name: add
execute procedure token_add(:uid, :employee_id, :label, :public_key, :sig)

-- name: drop
execute procedure token_drop(:id)

-- name: require
execute procedure token_require(:employee_id, :wish)

-- name: list
select id, label, made_at, author, used_at from token_list(:employee_id)
