CREATE TABLE log_group (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    region VARCHAR(40) NOT NULL,
    name VARCHAR(512) NOT NULL,
    created_millis BIGINT NOT NULL,
    retention_days INT,
    bytes BIGINT DEFAULT 0 NOT NULL,
    UNIQUE (region, name)
);
CREATE TABLE log_stream (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id BIGINT NOT NULL REFERENCES log_group (id) ON DELETE CASCADE,
    name VARCHAR(512) NOT NULL,
    created_millis BIGINT NOT NULL,
    first_millis BIGINT,
    last_millis BIGINT,
    ingested_millis BIGINT,
    UNIQUE (group_id, name)
);
CREATE TABLE log_event (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id BIGINT NOT NULL REFERENCES log_group (id) ON DELETE CASCADE,
    stream_id BIGINT NOT NULL REFERENCES log_stream (id) ON DELETE CASCADE,
    at_millis BIGINT NOT NULL,
    ingested_millis BIGINT NOT NULL,
    size INT NOT NULL,
    message VARCHAR NOT NULL
);
CREATE INDEX log_event_of_group ON log_event (group_id, at_millis, id);
CREATE INDEX log_event_of_stream ON log_event (stream_id, at_millis, id);
CREATE INDEX log_event_age ON log_event (group_id, id);
