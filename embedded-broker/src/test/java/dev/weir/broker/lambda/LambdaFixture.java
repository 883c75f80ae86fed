package dev.weir.broker.lambda;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.joda.time.DateTime;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** A broker whose states pass at once, and clients that do not try again. */
public final class LambdaFixture implements AutoCloseable {

    public static final String ROLE = "arn:aws:iam::000000000000:role/any";
    static final String ACTIONS = "dev.weir.broker.lambda.sample.Actions";

    public final LambdaClient lambda;
    public final CloudWatchLogsClient logs;
    public final KinesisClient kinesis;
    public final S3Client s3;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final URI endpoint;

    public LambdaFixture(BrokerConfig config) throws BrokerStartException {
        Broker broker = Broker.start(config);
        opened.add(broker);
        endpoint = broker.endpoint();
        lambda = client(LambdaClient.builder());
        logs = client(CloudWatchLogsClient.builder());
        kinesis = client(KinesisClient.builder());
        s3 = client(S3Client.builder().forcePathStyle(true));
    }

    public static LambdaFixture inMemory() throws BrokerStartException {
        return new LambdaFixture(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    }

    public URI endpoint() {
        return endpoint;
    }

    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder) {
        C client = builder(endpoint, builder).build();
        opened.add(client);
        return client;
    }

    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B builder(
            URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(Duration.ofMinutes(2)))
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)));
    }

    /** A function of the sample {@code Actions}, ready to be called. */
    public void createActions(String name, Consumer<CreateFunctionRequest.Builder> more) {
        create(name, ACTIONS, more);
    }

    public void create(String name, String handler, Consumer<CreateFunctionRequest.Builder> more) {
        lambda.createFunction(r -> {
            r.functionName(name)
                    .role(ROLE)
                    .runtime("java21")
                    .handler(handler)
                    .timeout(60)
                    .code(c -> c.zipFile(samples()));
            more.accept(r);
        });
    }

    /** A function that is a shell command. */
    public void createCommand(String name, String command, Consumer<CreateFunctionRequest.Builder> more) {
        lambda.createFunction(r -> {
            r.functionName(name)
                    .role(ROLE)
                    .runtime("provided.al2023")
                    .handler("none")
                    .timeout(60)
                    .code(c -> {})
                    .environment(e -> e.variables(Map.of("WEIR_COMMAND", command)));
            more.accept(r);
        });
    }

    public InvokeResponse invoke(String name, String event) {
        return lambda.invoke(r -> r.functionName(name).payload(SdkBytes.fromUtf8String(event.replace('\'', '"'))));
    }

    /** An archive of the classes in the package of samples. */
    public static SdkBytes samples() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : List.of("Actions", "Forms", "Forms$Order", "Forms$Streams", "Forms$Broken", "KinesisSums")) {
            String path = "dev/weir/broker/lambda/sample/" + name + ".class";
            try (InputStream in = LambdaFixture.class.getResourceAsStream("/" + path)) {
                if (in != null) {
                    files.put(path, in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return zip(files);
    }

    /** The same with the library of the service's events beside it, as a function brings it along. */
    public static SdkBytes samplesWithEvents() {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(samples().asInputStream())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
            files.put("lib/events.jar", Files.readAllBytes(jarOf(KinesisEvent.class)));
            files.put("lib/joda-time.jar", Files.readAllBytes(jarOf(DateTime.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip(files);
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    public static SdkBytes zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    public static SdkBytes script(String text) {
        return zip(Map.of("bootstrap", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws Exception {
        List<AutoCloseable> reversed = new ArrayList<>(opened);
        Collections.reverse(reversed);
        for (AutoCloseable each : reversed) {
            each.close();
        }
    }
}
