package dev.weir.broker.store;

/**
 * One step of the SQL database's schema. Steps are applied once each, in the order of their numbers, and never
 * changed after a release.
 *
 * @param number unique; 100–199 Kinesis, 200–299 CloudWatch, 300–399 CloudTrail, 400–499 KMS, 500–599 DynamoDB,
 *     further services further hundreds
 * @param resource the absolute class path name of a file of SQL statements, for instance
 *     {@code /dev/weir/broker/kinesis/0100-streams.sql}
 */
public record Migration(int number, String resource) {}
