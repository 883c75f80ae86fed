package dev.weir.app.access.policy;

import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a resource can be one that an action is done to. After the Service Authorization Reference, for the services that Weir knows;
 * where it is not sure it says nothing. Thread-safe.
 */
final class ResourceFit {

    /** Actions that are done to the account as a whole: only {@code *} takes them. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of(
            "kinesis:liststreams",
            "kinesis:describelimits",
            "kinesis:describeaccountsettings",
            "kinesis:updateaccountsettings",
            "kinesis:disableenhancedmonitoring",
            "kinesis:enableenhancedmonitoring",
            "firehose:listdeliverystreams",
            "s3:listallmybuckets",
            "cloudtrail:lookupevents",
            "cloudtrail:describetrails",
            "cloudtrail:listpublickeys",
            "cloudwatch:getmetricdata",
            "cloudwatch:getmetricstatistics",
            "cloudwatch:listmetrics",
            "lambda:listfunctions",
            "lambda:listeventsourcemappings",
            "dynamodb:listtables",
            "kms:listkeys",
            "kms:listaliases",
            "kms:createkey",
            "iam:listusers",
            "iam:listroles",
            "iam:listgroups",
            "iam:listpolicies",
            "sts:getcalleridentity");

    /** Actions on the bucket itself; those on objects take {@code bucket/key}. */
    private static final Set<String> OF_THE_BUCKET = Set.of(
            "s3:listbucket",
            "s3:listbucketversions",
            "s3:listbucketmultipartuploads",
            "s3:createbucket",
            "s3:deletebucket",
            "s3:getbucketlocation",
            "s3:getbucketpolicy",
            "s3:putbucketpolicy",
            "s3:deletebucketpolicy",
            "s3:getbucketversioning",
            "s3:putbucketversioning");

    private static final Set<String> OF_OBJECTS = Set.of(
            "s3:getobject",
            "s3:putobject",
            "s3:deleteobject",
            "s3:getobjectversion",
            "s3:deleteobjectversion",
            "s3:abortmultipartupload",
            "s3:listmultipartuploadparts",
            "s3:getobjecttagging",
            "s3:putobjecttagging");

    private ResourceFit() {}

    /** Why a resource can't be what an action is done to, one sentence; null if it can or may. */
    static @Nullable String problem(String action, String resource) {
        String wanted = action.toLowerCase(Locale.ROOT);
        int colon = wanted.indexOf(':');
        if (resource.equals("*") || colon < 0) {
            return null;
        }
        if (OF_THE_ACCOUNT.contains(wanted)) {
            return Text.of("{0} is done to the account as a whole: only the Resource \"*\" takes it.", action);
        }
        String[] parts = parts(resource);
        if (parts.length < 6) {
            return null;
        }
        String service = wanted.substring(0, colon);
        String owner = parts[2];
        if (!owner.contains("*")
                && !owner.equals(service)
                && KnownActions.knowsService(owner)
                && !together(service, owner)) {
            return Text.of("{0} is never done to a resource of {1}.", action, owner);
        }
        String rest = parts[5];
        if (owner.equals("s3") && OF_THE_BUCKET.contains(wanted) && rest.contains("/")) {
            return Text.of(
                    "{0} is done to a bucket: write arn:aws:s3:::{1}.", action, rest.substring(0, rest.indexOf('/')));
        }
        if (owner.equals("s3") && OF_OBJECTS.contains(wanted) && !rest.contains("/") && !rest.contains("*")) {
            return Text.of("{0} is done to objects: write arn:aws:s3:::{1}/*.", action, rest);
        }
        if (owner.equals("kinesis") && service.equals("kinesis") && !rest.matches("(stream|\\*).*")) {
            return Text.of("A stream's ARN ends in stream/NAME.");
        }
        if (owner.equals("firehose") && !rest.matches("(deliverystream|\\*).*")) {
            return Text.of("A delivery stream's ARN ends in deliverystream/NAME.");
        }
        return null;
    }

    /** Roles are passed and taken, and keys and streams are used, across services. */
    private static boolean together(String service, String owner) {
        return (service.equals("sts") && owner.equals("iam")) || (service.equals("iam") && owner.equals("sts"));
    }

    /** Variables hold colons of their own, and may stand for anything. */
    private static String[] parts(String resource) {
        return resource.replaceAll("\\$\\{[^}]*}", "*").split(":", 6);
    }

    /** Why a text is no resource, one sentence; null if it is one. */
    static @Nullable String form(String resource) {
        if (resource.equals("*")) {
            return null;
        }
        if (!resource.startsWith("arn:")) {
            return Text.of("A Resource is \"*\" or an ARN: arn:aws:kinesis:REGION:ACCOUNT:stream/NAME.");
        }
        String[] parts = parts(resource);
        if (parts.length < 6) {
            return Text.of(
                    "An ARN has six parts: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE. This one has {0}.",
                    parts.length);
        }
        return parts[4].isEmpty() || parts[4].matches("\\d{12}|.*[*?$].*|aws")
                ? null
                : Text.of("\"{0}\" is no account: that is twelve digits.", parts[4]);
    }
}
