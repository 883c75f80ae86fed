package dev.weir.app.account;

import dev.weir.app.connection.Clients;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/** An account with streams and metrics that a test sets by hand, and that counts what is asked of it. */
public final class FakeAccount implements Clients {

    private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");

    private final NavigableMap<String, Stream> streams = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Double>> counted = new HashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<GetMetricDataRequest> metricRequests = new CopyOnWriteArrayList<>();
    private boolean namesOnly;
    private RuntimeException metricsFail;
    private RuntimeException kinesisFails;

    private record Stream(StreamStatus status, int shards, boolean shardMetrics) {}

    public FakeAccount stream(String name, StreamStatus status, int shards) {
        streams.put(name, new Stream(status, shards, false));
        return this;
    }

    /** ListStreams tells names and no more, as older emulators do. */
    public FakeAccount withNamesOnly() {
        namesOnly = true;
        return this;
    }

    public FakeAccount remove(String name) {
        streams.remove(name);
        return this;
    }

    public FakeAccount withShardMetrics(String name) {
        streams.computeIfPresent(name, (key, stream) -> new Stream(stream.status(), stream.shards(), true));
        return this;
    }

    /** CloudWatch counted a value at a second. */
    public FakeAccount count(String metric, String dimensions, Instant second, double value) {
        counted.computeIfAbsent(metric + " " + dimensions, key -> new TreeMap<>())
                .merge(second.getEpochSecond(), value, Double::sum);
        return this;
    }

    /** From now on CloudWatch throws; null makes it well again. */
    public void metricsFail(RuntimeException failure) {
        metricsFail = failure;
    }

    /** From now on Kinesis throws; null makes it well again. */
    public void kinesisFails(RuntimeException failure) {
        kinesisFails = failure;
    }

    /** The names of the operations that were called, in their order. */
    public List<String> calls() {
        return calls;
    }

    public long calls(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    public List<GetMetricDataRequest> metricRequests() {
        return metricRequests;
    }

    @Override
    public KinesisClient kinesis() {
        return new FakeKinesis();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        throw new UnsupportedOperationException("This account has no DynamoDB.");
    }

    @Override
    public GlueClient glue() {
        throw new UnsupportedOperationException("This account has no Glue.");
    }

    @Override
    public FirehoseClient firehose() {
        throw new UnsupportedOperationException("This account has no Firehose.");
    }

    @Override
    public S3Client s3() {
        throw new UnsupportedOperationException("This account has no S3.");
    }

    @Override
    public S3Presigner s3Presigner() {
        throw new UnsupportedOperationException("This account has no S3.");
    }

    @Override
    public LambdaClient lambda() {
        throw new UnsupportedOperationException("This account has no Lambda.");
    }

    @Override
    public KinesisAnalyticsV2Client flink() {
        throw new UnsupportedOperationException("This account has no Flink applications.");
    }

    @Override
    public IamClient iam() {
        throw new UnsupportedOperationException("This account has no IAM.");
    }

    @Override
    public CloudWatchLogsClient logs() {
        throw new UnsupportedOperationException("This account has no CloudWatch Logs.");
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return new FakeCloudWatch();
    }

    @Override
    public CloudTrailClient cloudTrail() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StsClient sts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    private Stream called(String operation, String streamName) {
        calls.add(operation);
        if (kinesisFails != null) {
            throw kinesisFails;
        }
        Stream stream = streams.get(streamName);
        if (stream == null) {
            throw ResourceNotFoundException.builder()
                    .message("Stream " + streamName + " not found.")
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ResourceNotFoundException")
                            .build())
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ResourceNotFoundException")
                            .errorMessage("Stream " + streamName + " not found.")
                            .build())
                    .build();
        }
        return stream;
    }

    private final class FakeKinesis implements KinesisClient {

        @Override
        public ListStreamsResponse listStreams(ListStreamsRequest request) {
            calls.add("ListStreams");
            if (kinesisFails != null) {
                throw kinesisFails;
            }
            String after = request.exclusiveStartStreamName();
            List<String> rest = List.copyOf((after == null ? streams : streams.tailMap(after, false)).keySet());
            List<String> page = rest.subList(0, Math.min(rest.size(), request.limit()));
            return ListStreamsResponse.builder()
                    .streamNames(page)
                    .streamSummaries(
                            namesOnly ? null : page.stream().map(this::summary).toList())
                    .hasMoreStreams(page.size() < rest.size())
                    .build();
        }

        private StreamSummary summary(String name) {
            return StreamSummary.builder()
                    .streamName(name)
                    .streamStatus(streams.get(name).status())
                    .streamModeDetails(provisioned())
                    .streamCreationTimestamp(CREATED)
                    .build();
        }

        private StreamModeDetails provisioned() {
            return StreamModeDetails.builder()
                    .streamMode(StreamMode.PROVISIONED)
                    .build();
        }

        @Override
        public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request) {
            Stream stream = called("DescribeStreamSummary", request.streamName());
            return DescribeStreamSummaryResponse.builder()
                    .streamDescriptionSummary(StreamDescriptionSummary.builder()
                            .streamName(request.streamName())
                            .streamARN("arn:aws:kinesis:eu-central-1:111122223333:stream/" + request.streamName())
                            .streamStatus(stream.status())
                            .streamModeDetails(provisioned())
                            .retentionPeriodHours(48)
                            .openShardCount(stream.shards())
                            .consumerCount(0)
                            .streamCreationTimestamp(CREATED)
                            .enhancedMonitoring(monitoring -> monitoring.shardLevelMetricsWithStrings(
                                    stream.shardMetrics() ? List.of("IncomingBytes") : List.of()))
                            .build())
                    .build();
        }

        @Override
        public ListShardsResponse listShards(ListShardsRequest request) {
            Stream stream = called("ListShards", request.streamName());
            BigInteger size = BigInteger.TWO.pow(128).divide(BigInteger.valueOf(stream.shards()));
            List<Shard> shards = new ArrayList<>();
            for (int i = 0; i < stream.shards(); i++) {
                BigInteger start = size.multiply(BigInteger.valueOf(i));
                BigInteger end = i == stream.shards() - 1
                        ? BigInteger.TWO.pow(128).subtract(BigInteger.ONE)
                        : start.add(size).subtract(BigInteger.ONE);
                shards.add(Shard.builder()
                        .shardId(String.format("shardId-%012d", i))
                        .hashKeyRange(
                                range -> range.startingHashKey(start.toString()).endingHashKey(end.toString()))
                        .sequenceNumberRange(range -> range.startingSequenceNumber("1"))
                        .build());
            }
            return ListShardsResponse.builder().shards(shards).build();
        }

        @Override
        public CreateStreamResponse createStream(CreateStreamRequest request) {
            calls.add("CreateStream " + request.streamName() + " " + request.shardCount() + " "
                    + request.streamModeDetails().streamModeAsString());
            if (kinesisFails != null) {
                throw kinesisFails;
            }
            stream(request.streamName(), StreamStatus.CREATING, request.shardCount());
            return CreateStreamResponse.builder().build();
        }

        @Override
        public DeleteStreamResponse deleteStream(DeleteStreamRequest request) {
            Stream stream = called("DeleteStream", request.streamName());
            stream(request.streamName(), StreamStatus.DELETING, stream.shards());
            return DeleteStreamResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class FakeCloudWatch implements CloudWatchClient {

        @Override
        public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
            calls.add("GetMetricData");
            metricRequests.add(request);
            if (metricsFail != null) {
                throw metricsFail;
            }
            UnaryOperator<Long> floor = second -> second
                    - second
                            % request.metricDataQueries()
                                    .getFirst()
                                    .metricStat()
                                    .period();
            return GetMetricDataResponse.builder()
                    .metricDataResults(request.metricDataQueries().stream()
                            .map(query -> result(query, request, floor))
                            .toList())
                    .build();
        }

        private MetricDataResult result(
                MetricDataQuery query, GetMetricDataRequest request, UnaryOperator<Long> floor) {
            List<String> values = query.metricStat().metric().dimensions().stream()
                    .map(dimension -> dimension.value())
                    .toList();
            String key = query.metricStat().metric().metricName() + " " + String.join("/", values);
            TreeMap<Long, Double> sums = new TreeMap<>();
            counted.getOrDefault(key, new TreeMap<>())
                    .subMap(
                            request.startTime().getEpochSecond(),
                            request.endTime().getEpochSecond())
                    .forEach((second, value) -> sums.merge(floor.apply(second), value, Double::sum));
            return MetricDataResult.builder()
                    .id(query.id())
                    .timestamps(
                            sums.keySet().stream().map(Instant::ofEpochSecond).toList())
                    .values(sums.values())
                    .build();
        }

        @Override
        public ListMetricsResponse listMetrics(ListMetricsRequest request) {
            calls.add("ListMetrics");
            return ListMetricsResponse.builder()
                    .metrics(counted.keySet().stream()
                            .filter(key -> key.startsWith(request.metricName() + " ") && !key.contains("/"))
                            .map(key -> software.amazon.awssdk.services.cloudwatch.model.Metric.builder()
                                    .dimensions(dimension ->
                                            dimension.name("StreamName").value(key.substring(key.indexOf(' ') + 1)))
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
