package dev.weir.app.scenario.play;

import dev.weir.app.send.HashKeys;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Which hash keys are offered to a stream, as a sample of the newest. Thread-safe. */
final class ShardLoad {

    private static final int MOST = 4_096;

    private final BigInteger[] newest = new BigInteger[MOST];
    private long offered;

    /** The newest hash keys since a sample was taken last, and how many records were offered since. */
    record Sample(List<BigInteger> hashKeys, long offered) {}

    void offered(PutRecordsRequestEntry record) {
        BigInteger hashKey = HashKeys.of(record.partitionKey());
        synchronized (this) {
            newest[(int) (offered++ % MOST)] = hashKey;
        }
    }

    synchronized Sample take() {
        int held = (int) Math.min(offered, MOST);
        List<BigInteger> keys = new ArrayList<>(held);
        for (int i = 0; i < held; i++) {
            keys.add(newest[i]);
        }
        Sample sample = new Sample(keys, offered);
        offered = 0;
        return sample;
    }
}
