package dev.weir.broker.kms;

import java.util.regex.Pattern;

/** Reads what requests call a key: its id, its ARN, an alias name or an alias ARN. */
record KeyReference(String region, String accountId) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|mrk-[0-9a-f]{32}");
    private static final int ARN_PARTS = 6;

    /** What a text names. */
    sealed interface Named {

        /**
         * The key behind it.
         *
         * @throws dev.weir.broker.call.AwsException NotFoundException if there is none
         */
        KmsKey key(KeyRing ring);
    }

    /** A key by its id. */
    record Id(String region, String id) implements Named {
        @Override
        public KmsKey key(KeyRing ring) {
            KmsKey key = ring.find(region, id);
            if (key == null) {
                throw KmsErrors.keyMissing(Arns.prefix(region, ring.accountId()) + "key/" + id);
            }
            return key;
        }
    }

    /** A key by one of its aliases. */
    record AliasNamed(String region, String name) implements Named {
        @Override
        public KmsKey key(KeyRing ring) {
            Alias alias = ring.alias(region, name);
            if (alias == null) {
                throw KmsErrors.aliasMissing(Arns.prefix(region, ring.accountId()) + name);
            }
            return new Id(region, alias.keyId()).key(ring);
        }
    }

    Named parse(String text) {
        if (text.startsWith("arn:")) {
            return arn(text);
        }
        if (text.startsWith(Alias.PREFIX)) {
            return new AliasNamed(region, text);
        }
        if (!ID.matcher(text).matches()) {
            throw KmsErrors.invalidKeyId(text);
        }
        return new Id(region, text);
    }

    private Named arn(String text) {
        String[] parts = text.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS || !parts[2].equals("kms")) {
            throw KmsErrors.invalidArn(text);
        }
        if (!parts[3].equals(region)) {
            throw KmsErrors.invalidArn(parts[3]);
        }
        if (!parts[4].equals(accountId)) {
            throw KmsErrors.notAuthorized(text);
        }
        String resource = parts[5];
        if (resource.startsWith(Alias.PREFIX)) {
            return new AliasNamed(region, resource);
        }
        if (!resource.startsWith("key/")) {
            throw KmsErrors.invalidArn(text);
        }
        return new Id(region, resource.substring("key/".length()));
    }
}
