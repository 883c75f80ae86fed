package dev.weir.app.capsule;

import dev.weir.app.capsule.DeliveryRequests.Home;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.fx.Pace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Policies of streams and consumers, between the service and a capsule, which names no account. */
final class ResourcePolicies {

    private static final Pattern ACCOUNT = Pattern.compile("\"\\d{12}\"");
    private static final Pattern CONSUMER_MADE = Pattern.compile("(/consumer/[a-zA-Z0-9_.-]+):\\d+");

    private ResourcePolicies() {}

    /**
     * Those of a stream and of its consumers, as a capsule has them.
     *
     * @param notes gets a sentence where one could not be read
     */
    static Map<String, String> read(
            KinesisClient kinesis,
            String streamName,
            String streamArn,
            Collection<Consumer> consumers,
            Pace pace,
            List<String> notes)
            throws InterruptedException {
        Map<String, String> policies = new TreeMap<>();
        try {
            keep(policies, StreamPart.OF_THE_STREAM, read(kinesis, streamArn, pace));
            for (Consumer consumer : consumers) {
                String policy = read(kinesis, consumer.consumerARN(), pace);
                keep(policies, StreamPart.ofConsumer(consumer.consumerName()), policy);
            }
        } catch (SdkServiceException e) {
            notes.add(Notes.policies(streamName, e));
        }
        return policies;
    }

    private static void keep(Map<String, String> policies, String of, @Nullable String policy) {
        if (policy != null) {
            policies.put(of, anonymous(policy));
        }
    }

    /** The policy of a resource, or null if it has none. Throws what the SDK throws. */
    private static @Nullable String read(KinesisClient kinesis, String arn, Pace pace) throws InterruptedException {
        try {
            String policy = Patience.call(pace, () -> kinesis.getResourcePolicy(request -> request.resourceARN(arn)))
                    .policy();
            return policy == null || policy.isBlank() || policy.strip().equals("{}") ? null : policy.strip();
        } catch (ResourceNotFoundException none) {
            return null;
        }
    }

    /** A policy that tells neither whose it was nor when its consumers were registered. */
    static String anonymous(String policy) {
        String zeros = Matcher.quoteReplacement("\"" + DeliveryRequests.NOBODY + "\"");
        String accountless = ACCOUNT.matcher(DeliveryRequests.anonymous(policy)).replaceAll(zeros);
        return CONSUMER_MADE.matcher(accountless).replaceAll("$1");
    }

    /**
     * A policy of the capsule as the resource takes it that is there now.
     *
     * @param was the stream's name in the capsule
     * @param arn the resource's
     * @param consumer its name, or null for the stream itself
     */
    static String here(String policy, Home home, String was, String arn, @Nullable String consumer) {
        String saved = ":stream/" + was + (consumer == null ? "" : "/consumer/" + consumer);
        String now = arn.substring(arn.indexOf(":stream/"));
        String accounts = ACCOUNT.matcher(DeliveryRequests.here(policy, home))
                .replaceAll(Matcher.quoteReplacement("\"" + home.account() + "\""));
        return accounts.replaceAll(Pattern.quote(saved) + "(?=\")", Matcher.quoteReplacement(now));
    }
}
