package dev.weir.streamingsql.kinesis;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Tag;

/**
 * The fan-out consumers that this process has registered and has to deregister. Each has a tag that names its owner, by which one that was
 * left behind can be told from another program's. Thread-safe; blocks.
 */
public final class Consumers {

    /** The tag's key. Its value is this process: host, id, and when it began in milliseconds since 1970. */
    public static final String OWNER = "weir-owner";

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int LOOKS = 300;

    /** A consumer of ours. */
    private record Own(StreamAddress stream, String consumerArn) {}

    private static final Set<Own> REGISTERED = ConcurrentHashMap.newKeySet();

    private Consumers() {}

    /** Registers a consumer, or finds the one of that name, and waits until it can be subscribed with. */
    static String ready(KinesisClient kinesis, StreamAddress stream, FanOut fanOut) throws InterruptedException {
        if (fanOut.jobManaged()) {
            register(kinesis, stream, fanOut.consumerName());
        }
        ConsumerDescription consumer = described(kinesis, stream, fanOut);
        for (int look = 0; look < LOOKS && consumer.consumerStatus() == ConsumerStatus.CREATING; look++) {
            Thread.sleep(BETWEEN_LOOKS);
            consumer = described(kinesis, stream, fanOut);
        }
        if (consumer.consumerStatus() != ConsumerStatus.ACTIVE) {
            throw new IllegalStateException("The consumer " + fanOut.consumerName() + " of " + stream.name() + " is "
                    + consumer.consumerStatusAsString() + ".");
        }
        return consumer.consumerARN();
    }

    private static void register(KinesisClient kinesis, StreamAddress stream, String name) {
        try {
            String arn = kinesis.registerStreamConsumer(request ->
                            request.streamARN(stream.arn()).consumerName(name).tags(Map.of(OWNER, owner())))
                    .consumer()
                    .consumerARN();
            REGISTERED.add(new Own(stream, arn));
        } catch (ResourceInUseException there) {
            adopt(kinesis, stream, name);
        }
    }

    /** One whose process was killed is this one's now. Any other is a person's own, or in use, and not ours to take away. */
    private static void adopt(KinesisClient kinesis, StreamAddress stream, String name) {
        String arn = kinesis.describeStreamConsumer(
                        request -> request.streamARN(stream.arn()).consumerName(name))
                .consumerDescription()
                .consumerARN();
        boolean left = kinesis.listTagsForResource(request -> request.resourceARN(arn)).tags().stream()
                .filter(tag -> tag.key().equals(OWNER))
                .map(Tag::value)
                .anyMatch(Consumers::isGone);
        if (left) {
            REGISTERED.add(new Own(stream, arn)); // first, as this process may be ended in between
            kinesis.tagResource(request -> request.resourceARN(arn).tags(Map.of(OWNER, owner())));
        } else {
            LOG.info("The consumer {} of {} is there already.", name, stream.name());
        }
    }

    private static boolean isGone(String owner) {
        String[] parts = owner.split("/", 3);
        try {
            if (parts.length != 3 || !parts[0].equals(host())) {
                return false;
            }
            long began = Long.parseLong(parts[2]);
            return ProcessHandle.of(Long.parseLong(parts[1]))
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .filter(start -> start.toEpochMilli() == began)
                    .isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static ConsumerDescription described(KinesisClient kinesis, StreamAddress stream, FanOut fanOut) {
        return kinesis.describeStreamConsumer(
                        request -> request.streamARN(stream.arn()).consumerName(fanOut.consumerName()))
                .consumerDescription();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String owner() {
        ProcessHandle own = ProcessHandle.current();
        return host() + "/" + own.pid() + "/"
                + own.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }

    /** Takes away a consumer that this process has registered, and no other. */
    static void deregister(KinesisClient kinesis, StreamAddress stream, String consumerArn) {
        if (REGISTERED.remove(new Own(stream, consumerArn))) {
            try {
                kinesis.deregisterStreamConsumer(request -> request.consumerARN(consumerArn));
            } catch (ResourceNotFoundException gone) {
                LOG.info("The consumer {} was gone already.", consumerArn);
            } catch (SdkException e) {
                LOG.warn("The consumer {} could not be deregistered.", consumerArn, e);
            }
        }
    }

    /** Takes away all that this process has registered, before it ends. */
    public static void deregisterAll() {
        for (Own own : Set.copyOf(REGISTERED)) {
            try (KinesisClient kinesis = own.stream().client()) {
                deregister(kinesis, own.stream(), own.consumerArn());
            }
        }
    }
}
