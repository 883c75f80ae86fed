-- The journals: of management events, and of the data events that a trail asked for. Events are kept in blocks, as bytes
-- (journal.Block); each block tells the chain's hash before and after it. Numbers are negated: newest first.
CREATE TABLE audit_block (
    newest_first BIGINT PRIMARY KEY,
    first_event BIGINT NOT NULL,
    events INT NOT NULL,
    oldest_millis BIGINT NOT NULL,
    newest_millis BIGINT NOT NULL,
    hash_before BINARY(32) NOT NULL,
    hash_after BINARY(32) NOT NULL
);
CREATE TABLE audit_block_events (newest_first BIGINT PRIMARY KEY, packed VARBINARY NOT NULL);
-- journal.Terms: one number is an attribute, a value and a block.
CREATE TABLE audit_term (term BIGINT PRIMARY KEY);
-- What is left of the blocks that retention dropped: the chain goes on from here.
CREATE TABLE audit_anchor (
    one INT PRIMARY KEY,
    block BIGINT NOT NULL,
    last_event BIGINT NOT NULL,
    hash_after BINARY(32) NOT NULL
);

CREATE TABLE audit_data_block (
    newest_first BIGINT PRIMARY KEY,
    first_event BIGINT NOT NULL,
    events INT NOT NULL,
    oldest_millis BIGINT NOT NULL,
    newest_millis BIGINT NOT NULL,
    hash_before BINARY(32) NOT NULL,
    hash_after BINARY(32) NOT NULL
);
CREATE TABLE audit_data_block_events (newest_first BIGINT PRIMARY KEY, packed VARBINARY NOT NULL);
CREATE TABLE audit_data_anchor (
    one INT PRIMARY KEY,
    block BIGINT NOT NULL,
    last_event BIGINT NOT NULL,
    hash_after BINARY(32) NOT NULL
);
