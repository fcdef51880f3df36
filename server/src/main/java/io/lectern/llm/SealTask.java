package io.lectern.llm;

import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Seals stored keys with the newest secret, so that an old one need not be kept for ever. */
@ApplicationScoped
public class SealTask implements StartupTask {

    private static final System.Logger LOG = System.getLogger(SealTask.class.getName());

    @Inject
    CredentialService credentials;

    @Override
    public int order() {
        return 16;
    }

    @Override
    public String name() {
        return "Stored keys";
    }

    @Override
    public void run() {
        int renewed = credentials.renew();
        if (renewed > 0) {
            LOG.log(System.Logger.Level.INFO, renewed + " stored keys were sealed with the new secret");
        }
    }
}
