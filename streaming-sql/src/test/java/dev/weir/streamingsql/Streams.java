package dev.weir.streamingsql;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A broker with a client, and tables over its streams. */
final class Streams implements AutoCloseable {

    private final Broker broker;
    final KinesisClient kinesis;

    Streams() throws BrokerStartException {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    URI endpoint() {
        return broker.endpoint();
    }

    void create(String stream, int shards) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        active(stream);
    }

    void active(String stream) {
        Eventually.eventually(
                stream + " is active",
                () -> kinesis.describeStreamSummary(request -> request.streamName(stream))
                                .streamDescriptionSummary()
                                .streamStatus()
                        == StreamStatus.ACTIVE);
    }

    void put(String stream, String key, String data) {
        kinesis.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    /** What the first shard has. */
    List<String> read(String stream) {
        String shard = kinesis.listShards(request -> request.streamName(stream))
                .shards()
                .getFirst()
                .shardId();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(record -> record.data().asString(StandardCharsets.UTF_8))
                .toList();
    }

    /** A table of a stream that is read from its beginning. */
    String table(String stream, String columns) {
        return table(stream, columns, "");
    }

    String table(String stream, String columns, String moreOptions) {
        return """
                CREATE TABLE %s (%s) WITH (
                  'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/%s',
                  'aws.region' = 'us-east-1', 'aws.endpoint' = '%s', 'aws.credentials.provider' = 'BASIC',
                  'aws.credentials.basic.accesskeyid' = 'weir', 'aws.credentials.basic.secretkey' = 'secret',
                  'source.init.position' = 'TRIM_HORIZON', 'json.timestamp-format.standard' = 'ISO-8601', 'format' = 'json'%s)""".formatted(stream, columns, stream, endpoint(), moreOptions);
    }

    @Override
    public void close() {
        kinesis.close();
        broker.close();
    }
}
