package dev.weir.broker.access;

import dev.weir.broker.call.Caller;
import dev.weir.broker.call.ChunkSignatures;
import org.jspecify.annotations.Nullable;

/**
 * A request whose caller is known.
 *
 * @param chunks verifies the signatures between the chunks of the body; null for all other bodies
 */
public record Authenticated(
        Credential credential, Caller caller, @Nullable ChunkSignatures chunks) {}
