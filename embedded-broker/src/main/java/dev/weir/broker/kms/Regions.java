package dev.weir.broker.kms;

import dev.weir.broker.call.Call;

/**
 * Which region a call is about.
 *
 * @param ifNone the region of a call that names none
 */
record Regions(String ifNone) {

    String of(Call call) {
        return call.region().isEmpty() ? ifNone : call.region();
    }
}
