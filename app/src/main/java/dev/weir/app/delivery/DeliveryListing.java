package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/**
 * The names of the account's delivery streams, and those of them described that were asked for.
 *
 * @param withoutFacts why some could be listed and not be described, or null
 */
record DeliveryListing(
        List<String> names,
        Map<String, DeliveryFacts> facts,
        @Nullable Failure withoutFacts) {

    private static final int PAGE = 1_000;

    /** The quota of an account is half of it; a foreign endpoint that never ends must not be followed for ever. */
    private static final int MOST = 10_000;

    /** Lists and describes. Blocks: virtual threads only. */
    static DeliveryListing read(FirehoseClient firehose, Set<String> wanted) {
        List<String> names = names(firehose);
        Map<String, DeliveryFacts> facts = new LinkedHashMap<>();
        Failure refused = null;
        for (String name : wanted) {
            if (refused == null && names.contains(name)) {
                try {
                    facts.put(name, DeliveryFacts.describe(firehose, name));
                } catch (ResourceNotFoundException e) {
                    // Deleted since it was listed: the next listing is without it.
                    facts.remove(name);
                } catch (SdkException e) {
                    refused = Failures.of(e, Text.of("Describe delivery streams"));
                }
            }
        }
        return new DeliveryListing(names, facts, refused);
    }

    /** All names. Blocks: virtual threads only. */
    static List<String> names(FirehoseClient firehose) {
        List<String> names = new ArrayList<>();
        boolean more = true;
        while (more && names.size() < MOST) {
            String after = names.isEmpty() ? null : names.getLast();
            ListDeliveryStreamsResponse page = firehose.listDeliveryStreams(
                    request -> request.limit(PAGE).exclusiveStartDeliveryStreamName(after));
            names.addAll(page.deliveryStreamNames());
            more = Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                    && !page.deliveryStreamNames().isEmpty();
        }
        return List.copyOf(names);
    }
}
