-- newest_first = -(milliseconds since 1970 * 2^20 + a running number): the primary key is the order in which
-- LookupEvents tells, a range of it is a range of time, and every index below ends with it.
CREATE TABLE audit_management (
    newest_first BIGINT PRIMARY KEY,
    event_id UUID NOT NULL,
    event_name VARCHAR NOT NULL,
    event_source VARCHAR NOT NULL,
    read_only BOOLEAN NOT NULL,
    user_name VARCHAR NOT NULL,
    access_key_id VARCHAR NOT NULL,
    resource_type VARCHAR,
    resource_name VARCHAR,
    event VARCHAR NOT NULL
);
CREATE INDEX audit_management_id ON audit_management (event_id, newest_first);
CREATE INDEX audit_management_name ON audit_management (event_name, newest_first);
CREATE INDEX audit_management_source ON audit_management (event_source, newest_first);
CREATE INDEX audit_management_read_only ON audit_management (read_only, newest_first);
CREATE INDEX audit_management_user ON audit_management (user_name, newest_first);
CREATE INDEX audit_management_key ON audit_management (access_key_id, newest_first);
CREATE INDEX audit_management_resource_type ON audit_management (resource_type, newest_first);
CREATE INDEX audit_management_resource_name ON audit_management (resource_name, newest_first);

-- Data events are many and few are kept, so they are scanned in the order of the key instead of being indexed: that
-- makes writing them several times cheaper.
CREATE TABLE audit_data (
    newest_first BIGINT PRIMARY KEY,
    event_id UUID NOT NULL,
    event_name VARCHAR NOT NULL,
    event_source VARCHAR NOT NULL,
    read_only BOOLEAN NOT NULL,
    user_name VARCHAR NOT NULL,
    access_key_id VARCHAR NOT NULL,
    resource_type VARCHAR,
    resource_name VARCHAR,
    event VARCHAR NOT NULL
);
