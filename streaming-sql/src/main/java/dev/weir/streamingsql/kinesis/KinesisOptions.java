package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * The options of a table over a stream, named as Flink's own Kinesis connector names them. One is ours alone: the session token of
 * temporary keys, for which that has no name.
 */
final class KinesisOptions {

    static final ConfigOption<String> STREAM_ARN = text("stream.arn");
    static final ConfigOption<String> REGION = text("aws.region");
    static final ConfigOption<String> ENDPOINT = text("aws.endpoint");
    static final ConfigOption<String> CREDENTIALS =
            ConfigOptions.key("aws.credentials.provider").stringType().defaultValue("AUTO");
    static final ConfigOption<String> ACCESS_KEY = text("aws.credentials.basic.accesskeyid");
    static final ConfigOption<String> SECRET_KEY = text("aws.credentials.basic.secretkey");
    static final ConfigOption<String> SESSION_TOKEN = text("aws.credentials.basic.sessiontoken");
    static final ConfigOption<String> POSITION =
            ConfigOptions.key("source.init.position").stringType().defaultValue("LATEST");
    static final ConfigOption<String> TIMESTAMP = text("source.init.timestamp");
    static final ConfigOption<String> READER =
            ConfigOptions.key("source.reader.type").stringType().defaultValue("POLLING");
    static final ConfigOption<String> CONSUMER = text("source.efo.consumer.name");
    static final ConfigOption<String> LIFECYCLE =
            ConfigOptions.key("source.efo.lifecycle").stringType().defaultValue("JOB_MANAGED");
    static final ConfigOption<Duration> DISCOVERY =
            ConfigOptions.key("source.shard.discovery.interval").durationType().defaultValue(Duration.ofSeconds(10));
    static final ConfigOption<Integer> MOST_RECORDS = ConfigOptions.key("source.shard.get-records.max-record-count")
            .intType()
            .defaultValue(10_000);
    static final ConfigOption<Integer> BATCH =
            ConfigOptions.key("sink.batch.max-size").intType().defaultValue(500);
    static final ConfigOption<String> DELIMITER =
            ConfigOptions.key("sink.partitioner-field-delimiter").stringType().defaultValue("|");

    /** What the console knows of the records beyond what a declaration says; only its own process is told. */
    static final ConfigOption<String> TIME_FIELD = text("weir.time");

    static final ConfigOption<String> LINES = text("weir.csv");
    static final ConfigOption<String> AVRO_READER = text("weir.avro");

    /** Which statement of the session a table is made for; set by the session, not in a table's options. */
    static final ConfigOption<String> STATEMENT =
            ConfigOptions.key("weir.statement").stringType().defaultValue("");

    private KinesisOptions() {}

    static Set<ConfigOption<?>> optional() {
        return Set.of(
                REGION,
                ENDPOINT,
                CREDENTIALS,
                ACCESS_KEY,
                SECRET_KEY,
                SESSION_TOKEN,
                POSITION,
                TIMESTAMP,
                READER,
                CONSUMER,
                LIFECYCLE,
                DISCOVERY,
                MOST_RECORDS,
                BATCH,
                DELIMITER,
                TIME_FIELD,
                LINES,
                AVRO_READER);
    }

    static StreamAddress stream(ReadableConfig options) {
        String arn = options.get(STREAM_ARN);
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[5].startsWith("stream/")) {
            throw new ValidationException("'stream.arn' is not the ARN of a stream: " + arn);
        }
        String region = options.getOptional(REGION).orElse(parts[3]);
        return new StreamAddress(arn, region, options.getOptional(ENDPOINT).orElse(null), keys(options));
    }

    /** How to come to a service without a stream of Kinesis. */
    static StreamAddress way(ReadableConfig options) {
        return new StreamAddress(
                "", needed(options, REGION), options.getOptional(ENDPOINT).orElse(null), keys(options));
    }

    private static StreamAddress.@Nullable Keys keys(ReadableConfig options) {
        return switch (options.get(CREDENTIALS)) {
            case "AUTO" -> null;
            case "BASIC" ->
                new StreamAddress.Keys(
                        needed(options, ACCESS_KEY),
                        needed(options, SECRET_KEY),
                        options.getOptional(SESSION_TOKEN).orElse(null));
            default ->
                throw new ValidationException(
                        "'aws.credentials.provider' can be AUTO or BASIC here, not " + options.get(CREDENTIALS) + ".");
        };
    }

    /** The fan-out that is asked for; null for polling. */
    static @Nullable FanOut fanOut(ReadableConfig options) {
        return switch (options.get(READER)) {
            case "POLLING" -> null;
            case "EFO" ->
                new FanOut(
                        needed(options, CONSUMER),
                        switch (options.get(LIFECYCLE)) {
                            case "JOB_MANAGED" -> true;
                            case "SELF_MANAGED" -> false;
                            default ->
                                throw new ValidationException(
                                        "'source.efo.lifecycle' can be JOB_MANAGED or SELF_MANAGED, not "
                                                + options.get(LIFECYCLE) + ".");
                        });
            default ->
                throw new ValidationException(
                        "'source.reader.type' can be POLLING or EFO, not " + options.get(READER) + ".");
        };
    }

    static StartAt start(ReadableConfig options) {
        return switch (options.get(POSITION)) {
            case "LATEST" -> StartAt.LATEST;
            case "TRIM_HORIZON" -> StartAt.TRIM_HORIZON;
            case "AT_TIMESTAMP" -> StartAt.time(Timestamps.read(needed(options, TIMESTAMP)));
            default ->
                throw new ValidationException("'source.init.position' can be LATEST, TRIM_HORIZON or AT_TIMESTAMP, not "
                        + options.get(POSITION) + ".");
        };
    }

    private static String needed(ReadableConfig options, ConfigOption<String> option) {
        return options.getOptional(option)
                .orElseThrow(() -> new ValidationException("The option '" + option.key() + "' is missing."));
    }

    private static ConfigOption<String> text(String key) {
        return ConfigOptions.key(key).stringType().noDefaultValue();
    }
}
