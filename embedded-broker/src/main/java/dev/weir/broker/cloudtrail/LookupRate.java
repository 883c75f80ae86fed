package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.time.TimeSource;
import java.util.HashMap;
import java.util.Map;

/** Lookups are limited to {@value #A_SECOND} a second in an account and region. Thread-safe. */
final class LookupRate {

    static final int A_SECOND = 2;

    private static final long SPACING = 1_000_000_000L / A_SECOND;
    private static final int MOST_REGIONS = 1_000;

    private final TimeSource time;
    private final boolean enforced;
    /** When the allowance of an account and region is whole again. */
    private final Map<String, Long> whole = new HashMap<>();

    LookupRate(TimeSource time, boolean enforced) {
        this.time = time;
        this.enforced = enforced;
    }

    /** @throws AwsException ThrottlingException */
    synchronized void take(Call call) {
        if (!enforced) {
            return;
        }
        long now = time.nanoTime();
        if (whole.size() > MOST_REGIONS) {
            whole.clear();
        }
        String who = call.caller().accountId() + "/" + call.region();
        Long known = whole.get(who);
        long from = known == null || known - now < 0 ? now : known;
        if (from - now > (A_SECOND - 1) * SPACING) {
            throw AwsException.of("ThrottlingException", "Rate exceeded");
        }
        whole.put(who, from + SPACING);
    }
}
