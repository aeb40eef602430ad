select to_regclass('private_octets') is not null as there
