package dev.weir.broker.kinesis;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.seal.Seal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to know of streams and consumers before a call is let in. */
record KinesisFacts(KinesisParts parts, PolicyStore policies, Seal seal) implements ResourceFacts {

    @Override
    public @Nullable String policy(String arn) {
        return policies.get(arn);
    }

    @Override
    public Map<String, String> tags(String arn) {
        StreamName.Arn named = StreamName.parseArn(arn);
        LiveStream live = named == null ? null : parts.streams().find(named.stream());
        return live == null ? Map.of() : live.now().tags();
    }

    @Override
    public String keyOf(String arn) {
        StreamName.Arn named = StreamName.parseArn(arn);
        LiveStream live = named == null ? null : parts.streams().find(named.stream());
        EncryptionKey key = live == null ? null : live.now().encryption().key();
        return key == null ? "" : key.arn();
    }

    @Override
    public String arnOf(String region, Object opaque) {
        ShardIterator iterator = ShardIterator.parse(opaque.toString(), seal);
        return iterator == null ? "" : iterator.stream().arn(parts.accountId());
    }
}
