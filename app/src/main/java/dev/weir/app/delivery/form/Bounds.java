package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DestinationType;

/**
 * What a buffer may be for a type of destination, and what it is at first: the service's own bounds and defaults.
 *
 * @param mostMib with 1 as the least
 * @param mostSeconds with 0 as the least
 */
record Bounds(int mostMib, int mostSeconds, int mib, int seconds) {

    static Bounds of(DestinationType type) {
        return switch (type) {
            case HTTP_ENDPOINT -> new Bounds(64, 900, 5, 300);
            case SPLUNK -> new Bounds(5, 60, 5, 60);
            case OPENSEARCH, ELASTICSEARCH -> new Bounds(100, 900, 5, 300);
            default -> new Bounds(128, 900, 5, 300);
        };
    }
}
