package dev.weir.broker.cloudtrail;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.call.Caller;
import java.io.IOException;

/**
 * A caller in CloudTrail's terms.
 *
 * @param type Root, IAMUser, AssumedRole or AWSService
 * @param userName what LookupEvents calls Username: a user's name, a role's session name, or {@code root}
 */
record UserIdentity(String type, String userName, Caller caller) {

    static UserIdentity of(Caller caller) {
        return new UserIdentity(caller.type().toString(), caller.userName(), caller);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("userIdentity");
        json.writeStringField("type", type);
        json.writeStringField("principalId", caller.userId());
        json.writeStringField("arn", caller.arn());
        json.writeStringField("accountId", caller.accountId());
        json.writeStringField("accessKeyId", caller.accessKeyId());
        if (type.equals("IAMUser")) {
            json.writeStringField("userName", userName);
        }
        json.writeEndObject();
    }
}
