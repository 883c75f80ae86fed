package dev.weir.broker.s3;

import software.amazon.awssdk.core.SdkRequest;

/** The object that a copy is made of, as the header {@code x-amz-copy-source} names it. */
record CopySource(String bucket, String key) {

    private static final String VERSION = "?versionId=";

    /** @throws dev.weir.broker.call.AwsException InvalidArgument */
    static CopySource of(SdkRequest request) {
        // The SDK's own accessor is meant for its callers, who are to name bucket and key apart.
        return of(request.getValueForField("CopySource", String.class).orElse(""));
    }

    private static CopySource of(String header) {
        String text = header.startsWith("/") ? header.substring(1) : header;
        int version = text.lastIndexOf(VERSION);
        if (version >= 0) {
            RequestChecks.version(text.substring(version + VERSION.length()));
            text = text.substring(0, version);
        }
        String decoded = UrlText.decode(text);
        String path = decoded.startsWith("/") ? decoded.substring(1) : decoded;
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw S3Errors.invalidArgument(
                    "x-amz-copy-source",
                    header,
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new CopySource(path.substring(0, slash), path.substring(slash + 1));
    }
}
