package dev.weir.broker.access;

import dev.weir.broker.call.Caller;

/**
 * Whom an access key belongs to, and the secret that signs for it.
 *
 * @param secret never logged; this record's text leaves it out
 */
public record KeyOwner(Caller caller, String secret) {

    @Override
    public String toString() {
        return "KeyOwner[" + caller.accessKeyId() + " of " + caller.arn() + "]";
    }
}
