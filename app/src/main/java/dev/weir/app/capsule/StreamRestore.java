package dev.weir.app.capsule;

import dev.weir.app.capsule.DeliveryRequests.Home;
import dev.weir.app.capsule.file.BrokenCapsule;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.RecordsIn;
import dev.weir.app.capsule.file.SavedRecord;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.ShardLister;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.ShardMap;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/**
 * Makes one stream of a capsule, or goes on with it where an earlier run ended: each step looks first what is there. Runs on one
 * virtual thread; interrupted, it stops between two calls.
 */
final class StreamRestore {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 1_200;

    private final KinesisClient kinesis;
    private final Capsule capsule;
    private final StreamPart stream;
    private final String target;
    private final RestoreMark mark;
    private final InstantSource clock;
    private final Pace pace;
    private final Home home;
    private final java.util.function.Consumer<SavedRecord> did;
    private final java.util.function.Consumer<String> left;
    private final Lineage lineage;

    /**
     * @param home where it is made
     * @param did told each record that is in the target, those that an earlier run put included
     * @param left told a sentence for each thing that the service did not take, while the rest is made
     */
    StreamRestore(
            KinesisClient kinesis,
            Capsule capsule,
            StreamPart stream,
            String target,
            InstantSource clock,
            Pace pace,
            Home home,
            java.util.function.Consumer<SavedRecord> did,
            java.util.function.Consumer<String> left) {
        this.kinesis = kinesis;
        this.capsule = capsule;
        this.stream = stream;
        this.target = target;
        this.mark = RestoreMark.begun(capsule, capsule.streams().indexOf(stream) + 1);
        this.clock = clock;
        this.pace = pace;
        this.home = home;
        this.did = did;
        this.left = left;
        this.lineage = Lineage.of(stream);
    }

    /** The stream itself, with the shards that it begins with. It has no records then, or those of an earlier run. */
    void make() throws InterruptedException {
        Topology topology = Topology.of(lineage.roots());
        if (!exists()) {
            Map<String, String> tags = new TreeMap<>(stream.tags());
            tags.put(RestoreMark.TAG, mark.text());
            // A stream has so many at most; the mark is what a second run needs.
            while (tags.size() > 50) {
                tags.remove(stream.tags().keySet().stream()
                        .filter(tags::containsKey)
                        .findFirst()
                        .orElseThrow());
            }
            Patience.call(
                    pace,
                    () -> kinesis.createStream(request -> request.streamName(target)
                            .shardCount(topology.shards())
                            .tags(tags)));
        }
        StreamDescriptionSummary summary = active();
        split(topology);
        if (summary.retentionPeriodHours() < stream.retentionHours()) {
            kinesis.increaseStreamRetentionPeriod(
                    request -> request.streamName(target).retentionPeriodHours(stream.retentionHours()));
            active();
        }
        consumers(summary.streamARN());
        policies(summary.streamARN());
        encrypt();
    }

    private void policies(String arn) throws InterruptedException {
        String own = stream.policies().get(StreamPart.OF_THE_STREAM);
        if (own != null) {
            policy(own, arn, null);
        }
        if (stream.policies().keySet().stream().allMatch(StreamPart.OF_THE_STREAM::equals)) {
            return;
        }
        for (Consumer there : StreamFacts.consumers(kinesis, arn, pace)) {
            String its = stream.policies().get(StreamPart.ofConsumer(there.consumerName()));
            if (its != null) {
                registered(arn, there.consumerName());
                policy(its, there.consumerARN(), there.consumerName());
            }
        }
    }

    private void registered(String arn, String consumer) throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            ConsumerStatus status = Patience.call(
                            pace,
                            () -> kinesis.describeStreamConsumer(
                                    request -> request.streamARN(arn).consumerName(consumer)))
                    .consumerDescription()
                    .consumerStatus();
            if (status != ConsumerStatus.CREATING) {
                return;
            }
            pace.sleep(LOOK);
        }
    }

    private void policy(String policy, String arn, @Nullable String consumer) throws InterruptedException {
        String here = ResourcePolicies.here(policy, home, stream.name(), arn, consumer);
        try {
            Patience.call(
                    pace,
                    () -> kinesis.putResourcePolicy(
                            request -> request.resourceARN(arn).policy(here)));
        } catch (SdkServiceException e) {
            String whose = consumer == null ? target : target + " / " + consumer;
            left.accept(Text.of(
                    "{0}: its policy could not be put. {1}",
                    whose, Failures.of(e, target).what()));
        }
    }

    private void consumers(String arn) throws InterruptedException {
        if (stream.consumers().isEmpty()) {
            return;
        }
        List<String> wanted = new ArrayList<>(stream.consumers());
        StreamFacts.consumers(kinesis, arn, pace).forEach(there -> wanted.remove(there.consumerName()));
        for (String name : wanted) {
            try {
                Patience.call(
                        pace,
                        () -> kinesis.registerStreamConsumer(
                                request -> request.streamARN(arn).consumerName(name)));
            } catch (SdkServiceException e) {
                left.accept(Text.of(
                        "{0}: its consumer {1} could not be registered. {2}",
                        target, name, Failures.of(e, name).what()));
            }
        }
    }

    private void encrypt() throws InterruptedException {
        if (stream.encryptionKey().isEmpty() || active().encryptionType() == EncryptionType.KMS) {
            return;
        }
        String key = DeliveryRequests.here(stream.encryptionKey(), home);
        try {
            Patience.call(
                    pace,
                    () -> kinesis.startStreamEncryption(request -> request.streamName(target)
                            .encryptionType(EncryptionType.KMS)
                            .keyId(key)));
            active();
        } catch (SdkServiceException e) {
            left.accept(Text.of(
                    "{0} is not encrypted here: the key {1} could not be used. {2}",
                    target, key, Failures.of(e, target).what()));
        }
    }

    private Resharding.Settling settling(OrderedPuts puts) {
        return new Resharding.Settling() {
            @Override
            public void before() throws InterruptedException {
                puts.flush();
            }

            @Override
            public void after() throws InterruptedException {
                active();
            }
        };
    }

    /** The records, in their order, with splits and merges between them; then the mode, as on-demand streams can't be split; then the mark that all is there. */
    void fill() throws InterruptedException, IOException, BrokenCapsule {
        Landed landed = Landed.in(kinesis, target, clock, pace);
        ShardMap shards = ShardMap.read(kinesis, target);
        try (RecordsIn records = capsule.records(stream);
                OrderedPuts puts = new OrderedPuts(kinesis, target, pace)) {
            Resharding resharding = new Resharding(kinesis, target, lineage, pace, settling(puts));
            for (SavedRecord saved = records.next(); saved != null; saved = records.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                OutgoingRecord record = outgoing(saved);
                String shard = resharding.knows(saved.shardId())
                        ? resharding.shard(saved.shardId())
                        : shards.shardOf(record.hashKey());
                if (shard == null) {
                    throw elsewhere();
                }
                if (!landed.has(shard, record)) {
                    puts.add(shard, record);
                }
                did.accept(saved);
            }
            puts.flush();
            if (landed.others() || !resharding.finish()) {
                throw elsewhere();
            }
        }
        if (stream.mode().equals("ON_DEMAND")) {
            String arn = active().streamARN();
            kinesis.updateStreamMode(
                    request -> request.streamARN(arn).streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
            active();
        }
        Patience.call(
                pace,
                () -> kinesis.addTagsToStream(request -> request.streamName(target)
                        .tags(Map.of(RestoreMark.TAG, mark.done().text()))));
    }

    private ExpectedFailure elsewhere() {
        return new ExpectedFailure(
                Failure.Kind.REJECTED,
                Text.of("{0} has changed since the earlier restore: it is not known what of it is there.", target),
                Text.of("Delete it, or restore under another name."));
    }

    private static OutgoingRecord outgoing(SavedRecord saved) {
        return new OutgoingRecord(
                saved.partitionKey(), saved.hashKey().isEmpty() ? null : saved.hashKey(), saved.data());
    }

    private boolean exists() throws InterruptedException {
        try {
            summary();
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    private StreamDescriptionSummary summary() throws InterruptedException {
        return Patience.call(pace, () -> kinesis.describeStreamSummary(request -> request.streamName(target)))
                .streamDescriptionSummary();
    }

    private StreamDescriptionSummary active() throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            StreamDescriptionSummary summary = summary();
            if (summary.streamStatus() == StreamStatus.ACTIVE) {
                return summary;
            }
            pace.sleep(LOOK);
        }
        throw new ExpectedFailure(
                Failure.Kind.TIMEOUT,
                Text.of("{0} does not become active.", target),
                Text.of("Look at its page, then restore again: what is there is not made twice."));
    }

    private void split(Topology topology) throws InterruptedException {
        for (BigInteger border : topology.borders()) {
            List<Shard> all = ShardLister.all(kinesis, target);
            List<Shard> open = all.stream().filter(ShardLister::open).toList();
            // Also closed ones: an earlier run may have come further than this.
            boolean there = all.stream()
                    .anyMatch(shard -> shard.hashKeyRange().startingHashKey().equals(border.toString()));
            if (!there) {
                String shard = ShardMap.of(open).shardOf(border);
                Patience.call(
                        pace,
                        () -> kinesis.splitShard(request ->
                                request.streamName(target).shardToSplit(shard).newStartingHashKey(border.toString())));
                active();
            }
        }
    }
}
