-- A token for custom data is asked for by an e-mail address and comes without a public ID: this is whom it is for. Personal, as public_id.
alter table user_token add column email text;
