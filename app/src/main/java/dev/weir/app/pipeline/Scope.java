package dev.weir.app.pipeline;

import java.util.Map;
import java.util.Set;

/**
 * What a person wants to see of an account.
 *
 * @param busy the streams through which something flows, the busiest first
 * @param filter what the name of something must hold, in lower case; empty for all
 * @param focus a stream that is shown in any case; empty for none
 * @param leaseTables lease tables that a person chose, by the stream's name
 */
record Scope(Set<String> busy, String filter, String focus, Map<String, String> leaseTables) {

    static final Scope ALL = new Scope(Set.of(), "", "", Map.of());
}
