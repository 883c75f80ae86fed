package dev.weir.broker.cloudtrail;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Caller.Issuer;
import dev.weir.broker.call.Caller.Session;
import java.io.IOException;

/** A caller in CloudTrail's terms (CloudTrail User Guide, "userIdentity element"). */
final class UserIdentity {

    private UserIdentity() {}

    /** @param from where the call comes from: an address, or a service that calls for somebody */
    static void write(JsonGenerator json, Caller caller, String from) throws IOException {
        json.writeObjectFieldStart("userIdentity");
        json.writeStringField("type", caller.type().toString());
        if (caller.type() == Caller.Type.AWS_SERVICE) {
            json.writeStringField("invokedBy", caller.arn());
            json.writeEndObject();
            return;
        }
        json.writeStringField("principalId", caller.userId());
        json.writeStringField("arn", caller.arn());
        json.writeStringField("accountId", caller.accountId());
        json.writeStringField("accessKeyId", caller.accessKeyId());
        if (caller.type() == Caller.Type.IAM_USER) {
            json.writeStringField("userName", caller.userName());
        }
        Session session = caller.session();
        if (session != null) {
            write(json, session);
        }
        if (from.endsWith(".amazonaws.com")) {
            json.writeStringField("invokedBy", from);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Session session) throws IOException {
        json.writeObjectFieldStart("sessionContext");
        Issuer issuer = session.issuer();
        if (issuer != null) {
            json.writeObjectFieldStart("sessionIssuer");
            json.writeStringField("type", "Role");
            json.writeStringField("principalId", issuer.principalId());
            json.writeStringField("arn", issuer.arn());
            json.writeStringField("accountId", issuer.accountId());
            json.writeStringField("userName", issuer.userName());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("attributes");
        json.writeStringField("creationDate", EventJson.time(session.createdAt()));
        json.writeStringField("mfaAuthenticated", "false");
        json.writeEndObject();
        String source = session.sourceIdentity();
        if (source != null) {
            json.writeStringField("sourceIdentity", source);
        }
        json.writeEndObject();
    }
}
