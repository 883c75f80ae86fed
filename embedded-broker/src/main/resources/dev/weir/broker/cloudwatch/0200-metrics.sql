CREATE TABLE metric_series (
    id BIGINT PRIMARY KEY,
    namespace VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    dimensions VARCHAR NOT NULL,
    last_second BIGINT NOT NULL
);

-- id = minute * 2^32 + series: the rows of one time lie together, since they are written and dropped together.
CREATE TABLE metric_minute (
    id BIGINT PRIMARY KEY,
    seconds VARBINARY NOT NULL
);

-- id = series * 2^32 + hour: the rows of one series lie together, since they are read together.
CREATE TABLE metric_hour (
    id BIGINT PRIMARY KEY,
    minutes VARBINARY NOT NULL
);
