package dev.weir.broker.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One step of the SQL database's schema. Steps are applied once each, in the order of their numbers, and never
 * changed after a release.
 *
 * @param number unique; 100–199 Kinesis, 200–299 CloudWatch, 300–399 CloudTrail, 400–499 KMS, 500–599 DynamoDB, 600–699 S3, 700–799 Glue,
 *     1000–1049 Lambda, 1050–1099 Logs,
 *     further services further hundreds
 * @param resource the absolute class path name of a file of SQL statements, for instance
 *     {@code /dev/weir/broker/kinesis/0100-streams.sql}
 * @param before what is done right before the statements
 */
public record Migration(int number, String resource, Before before) {

    /** A step of statements alone. */
    public Migration(int number, String resource) {
        this(number, resource, _ -> {});
    }

    /** What statements alone cannot do. A process that is killed may do it again at its next start. */
    @FunctionalInterface
    public interface Before {

        /** @param connection to the database that has all earlier steps */
        void apply(Connection connection) throws SQLException;
    }
}
