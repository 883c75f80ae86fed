package dev.weir.app.audit;

import com.fasterxml.jackson.databind.JsonNode;

/** Events for tests, made from records as trail files have them. */
public final class Events {

    private Events() {}

    /** A call that ana made on 10.1.2.3. */
    public static AuditEvent of(String service, String name, String request, String answer, String more) {
        String json = """
                {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"ana","arn":"arn:aws:iam::111122223333:user/ana",
                 "accessKeyId":"AKIAEXAMPLE"},"eventTime":"2026-11-23T12:00:00Z","eventSource":"%s.amazonaws.com","eventName":"%s",
                 "sourceIPAddress":"10.1.2.3","requestParameters":%s,"responseElements":%s,"eventID":"%s"%s}
                """.formatted(service, name, request, answer, name + request.hashCode(), more);
        JsonNode record = AuditEvents.parse(json);
        if (record.isEmpty()) {
            throw new IllegalArgumentException("No JSON: " + json);
        }
        return AuditEvents.read(record);
    }

    public static AuditEvent of(String service, String name, String request) {
        return of(service, name, request, "null", "");
    }
}
