package dev.weir.broker.s3;

import software.amazon.awssdk.services.s3.model.Initiator;
import software.amazon.awssdk.services.s3.model.Owner;

/** The one who owns everything here. */
final class Owners {

    /** A canonical user id, as S3 writes those: 64 hexadecimal digits. */
    private static final String ID = "0".repeat(64);

    private static final String NAME = "weir";

    static final Owner ACCOUNT = Owner.builder().id(ID).displayName(NAME).build();
    static final Initiator INITIATOR =
            Initiator.builder().id(ID).displayName(NAME).build();

    private Owners() {}
}
