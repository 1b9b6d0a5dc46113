-- name: poll
select why, asked_at, asker, days_count, keeper, twin, taker, kept_count from seat_poll(:drafts, :idle)

-- name: first_poll
select why, asked_at, asker, days_count, keeper, twin, taker, kept_count from seat_poll(null, 0)

-- name: take_over
execute procedure seat_take_over(:conn)

-- name: drafts
select uid, body from draft

-- name: draft_put
execute procedure draft_put(:uid, :body)

-- name: draft_drop
execute procedure draft_drop(:uid)

-- name: desk
select login, name, host, address, kind, is_extra, since_at, active_at, drafts_count, conn_count, asked_at from seat_desk

-- name: standing
select why, seats_count, taken_count, until_at, proved_at, key_id, keeper_at, keeper, latest_at, firm_now, lease_at, trouble, trouble_at from seat_standing

-- name: ask
execute procedure seat_ask(:login, :host, :asks)

-- name: release
execute procedure seat_release(:login, :host)

-- name: licences
select kind, body, for_program, for_base, installed_at, installed_by as installer from licence

-- name: install
execute procedure licence_install(:body, :for_program, :for_base)

-- name: proof_ask
execute procedure proof_ask(:nonce)

-- name: proof_failed
execute procedure proof_failed(:what)

-- name: proof
select sig from proof_read

-- name: gate
select trim(t.rdb$trigger_name) as name, coalesce(t.rdb$trigger_inactive, 0) <> 0 as is_off, hex_encode(crypt_hash(t.rdb$trigger_source using sha256)) as source
  from rdb$triggers t where t.rdb$trigger_name in ('GATE_CONNECT', 'SEAT_CONNECT')
union all
select trim(p.rdb$procedure_name), false, hex_encode(crypt_hash(p.rdb$procedure_source using sha256))
  from rdb$procedures p where p.rdb$package_name is null and p.rdb$procedure_name in ('SEAT_TAKE', 'SEAT_LIMIT', 'LEASE_PROVE')
union all
select trim(f.rdb$function_name), false, hex_encode(crypt_hash(f.rdb$function_source using sha256))
  from rdb$functions f where f.rdb$package_name is null and f.rdb$function_name in ('SEAT_COUNT', 'LICENCE_SIGNED', 'LICENCE_VENDOR_KEY')
