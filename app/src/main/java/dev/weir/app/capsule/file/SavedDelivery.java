package dev.weir.app.capsule.file;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A delivery stream, as the request that makes it.
 *
 * @param sourceStream the stream that it reads, or empty for one that is put into
 * @param request the members of CreateDeliveryStream under the API's own names, without name and source; account ids in
 *     ARNs are zeros, secrets are not there
 */
public record SavedDelivery(String name, String sourceStream, Map<String, Object> request) {

    public SavedDelivery {
        request = new LinkedHashMap<>(request);
    }
}
