CREATE TABLE kinesis_consumer (
    stream_id BIGINT NOT NULL REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    name VARCHAR(128) NOT NULL,
    created_millis BIGINT NOT NULL,
    active_millis BIGINT NOT NULL,
    gone_millis BIGINT,
    PRIMARY KEY (stream_id, name)
);

CREATE TABLE kinesis_consumer_tag (
    stream_id BIGINT NOT NULL,
    consumer_name VARCHAR(128) NOT NULL,
    tag_key VARCHAR(128) NOT NULL,
    tag_value VARCHAR(256) NOT NULL,
    PRIMARY KEY (stream_id, consumer_name, tag_key),
    FOREIGN KEY (stream_id, consumer_name) REFERENCES kinesis_consumer (stream_id, name) ON DELETE CASCADE
);
