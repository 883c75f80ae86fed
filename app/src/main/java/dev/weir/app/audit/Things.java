package dev.weir.app.audit;

import dev.weir.app.shell.Place;
import org.jspecify.annotations.Nullable;

/** Where in the console the things are that events are about. */
final class Things {

    private Things() {}

    /** The place of a thing, or null where it has none. */
    static @Nullable Place place(AuditEvent.Resource resource) {
        String name = resource.shortName();
        return switch (resource.type()) {
            case "AWS::Kinesis::Stream" -> new Place.Stream(name);
            case "AWS::Kinesis::StreamConsumer" -> consumerOf(resource.name());
            case "AWS::KinesisFirehose::DeliveryStream" -> new Place.DeliveryStream(name);
            case "AWS::S3::Bucket" -> new Place.Objects(name, null);
            case "AWS::S3::Object" -> object(resource.name());
            case "AWS::IAM::User", "AWS::IAM::Role", "AWS::IAM::Group" ->
                new Place.Access(resource.name().startsWith("arn:") ? resource.name() : null, null, null);
            case "AWS::IAM::Policy", "AWS::IAM::AccessKey" -> new Place.Access();
            default -> null;
        };
    }

    /** {@code arn:aws:kinesis:region:account:stream/NAME/consumer/CONSUMER:TIME}. */
    private static @Nullable Place consumerOf(String arn) {
        int from = arn.indexOf(":stream/");
        int to = arn.indexOf("/consumer/");
        return from < 0 || to < from
                ? null
                : new Place.Stream(arn.substring(from + ":stream/".length(), to), Place.Stream.Part.CONSUMERS);
    }

    /** {@code arn:aws:s3:::BUCKET/KEY}. */
    private static @Nullable Place object(String arn) {
        String path = arn.substring(arn.lastIndexOf(":::") < 0 ? 0 : arn.lastIndexOf(":::") + 3);
        int slash = path.indexOf('/');
        if (slash <= 0) {
            return null;
        }
        int folder = path.lastIndexOf('/');
        return new Place.Objects(
                path.substring(0, slash), folder == slash ? null : path.substring(slash + 1, folder + 1));
    }
}
