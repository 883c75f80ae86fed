package dev.weir.broker.wire;

import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.FormText;
import dev.weir.broker.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its headers which format a request speaks, and by its target, path or form what it addresses. The path
 * matters for rpc-v2-cbor only; the other formats ignore it, as the services do.
 */
final class Routes {

    private static final String RPC_SERVICE = "/service/";
    private static final String RPC_OPERATION = "/operation/";

    private Routes() {}

    static WireCall route(HttpRequest http) {
        if (S3Address.isMeant(http)) {
            return S3Routes.route(http);
        }
        if (RestRoutes.isMeant(http)) {
            return RestRoutes.route(http);
        }
        if ("rpc-v2-cbor".equals(http.header("smithy-protocol"))) {
            return rpc(http);
        }
        if (http.mediaType().equals("application/x-www-form-urlencoded")
                || (http.method().equals("GET") && http.query().contains("Action="))) {
            return query(http);
        }
        String target = http.header("X-Amz-Target");
        int dot = target == null ? -1 : target.lastIndexOf('.');
        if (target == null
                || dot <= 0
                || dot == target.length() - 1
                || !http.method().equals("POST")) {
            return new WireCall(http, FrontDoor.NO_OPERATION, null, "");
        }
        Protocol protocol = switch (http.mediaType()) {
            case "application/x-amz-json-1.1" -> DocumentProtocol.JSON_1_1;
            case "application/x-amz-json-1.0" -> DocumentProtocol.JSON_1_0;
            case "application/x-amz-cbor-1.1" -> DocumentProtocol.CBOR_1_1;
            default -> FrontDoor.UNKNOWN_FORMAT;
        };
        if (protocol instanceof FrontDoor) {
            return new WireCall(http, protocol, null, "");
        }
        ServiceId service = byTarget(target.substring(0, dot));
        boolean dynamo = service == ServiceId.DYNAMODB && protocol.equals(DocumentProtocol.JSON_1_0);
        return new WireCall(http, dynamo ? DocumentProtocol.DYNAMODB : protocol, service, target.substring(dot + 1));
    }

    /** A prefix may be written in full, as CloudTrail's clients do: {@code com.amazonaws.….CloudTrail_20131101}. */
    private static @Nullable ServiceId byTarget(String prefix) {
        String name = prefix.substring(prefix.lastIndexOf('.') + 1);
        for (ServiceId service : ServiceId.values()) {
            if (service.targetPrefix().equals(name) && service != ServiceId.S3 && service != ServiceId.LAMBDA) {
                return service;
            }
        }
        return null;
    }

    private static WireCall rpc(HttpRequest http) {
        int operation = http.path().indexOf(RPC_OPERATION);
        if (!http.path().startsWith(RPC_SERVICE)
                || operation < RPC_SERVICE.length()
                || !http.method().equals("POST")) {
            return new WireCall(http, FrontDoor.NO_OPERATION, null, "");
        }
        return new WireCall(
                http,
                DocumentProtocol.RPC_V2_CBOR,
                byTarget(http.path().substring(RPC_SERVICE.length(), operation)),
                http.path().substring(operation + RPC_OPERATION.length()));
    }

    private static WireCall query(HttpRequest http) {
        Map<String, String> form = FormText.parse(QueryProtocol.formOf(http));
        String version = form.getOrDefault("Version", "");
        for (QueryService service : QueryService.values()) {
            if (service.version().equals(version)) {
                return new WireCall(
                        http, new QueryProtocol(service, form), service.id(), form.getOrDefault("Action", ""));
            }
        }
        return new WireCall(http, new QueryProtocol(QueryService.STS, form), null, "");
    }
}
