package dev.weir.broker.firehose.delivery;

import dev.weir.broker.store.ShardKey;

/** Delivers direct puts, in one lane. Thread-safe. */
public final class DirectDelivery implements Delivery {

    private static final int LANE = 0;

    private final long owner;
    private final Parts parts;
    private final DeliveryMetrics metrics;
    private final DeliveryLog errors;
    private final LogSource source;
    private final DirectLog log;
    private final Lanes lanes = new Lanes();
    private volatile Plan plan;

    /**
     * @param owner the delivery stream's id
     * @param key of its log
     * @param arn bound to what is sealed
     */
    public DirectDelivery(
            long owner,
            ShardKey key,
            String region,
            String arn,
            Plan plan,
            Parts parts,
            DeliveryMetrics metrics,
            DeliveryLog errors) {
        this.owner = owner;
        this.plan = plan;
        this.parts = parts;
        this.metrics = metrics;
        this.errors = errors;
        LogCipher cipher = new LogCipher(parts.keys(), parts.database(), owner, region, arn);
        this.source = new LogSource(key, parts.records(), cipher, parts.time());
        this.log = new DirectLog(key, parts.records(), cipher, source::appended);
    }

    @Override
    public DirectLog log() {
        return log;
    }

    @Override
    public void start() {
        lanes.start(LANE, () -> new Lane(source, owner, LANE, () -> plan, parts, metrics, errors, new Partitions()));
    }

    @Override
    public void follow(Plan changed) {
        plan = changed;
        lanes.wake();
    }

    @Override
    public void stop() {
        lanes.stop();
    }
}
