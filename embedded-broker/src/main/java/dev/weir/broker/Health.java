package dev.weir.broker;

import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;

/** {@code GET /weir/health}: says that the broker answers. No AWS service uses that path. */
final class Health {

    private Health() {}

    static boolean asked(HttpRequest http) {
        return http.method().equals("GET") && http.path().equals("/weir/health");
    }

    static HttpAnswer answer() {
        Package weir = Health.class.getPackage();
        String version = weir.getImplementationVersion() == null ? "development" : weir.getImplementationVersion();
        return HttpAnswer.of(200, "application/json", "{\"status\":\"ok\",\"version\":\"" + version + "\"}\n");
    }
}
