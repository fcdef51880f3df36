package io.lectern.api;

import io.lectern.common.Startup;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Begins the start-up tasks when the application is deployed, on a thread of the server's, so that deploying never hangs. */
@WebListener
public class StartupListener implements ServletContextListener {

    @Inject
    Startup startup;

    @Resource
    ManagedExecutorService threads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        threads.submit(startup::runAll);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        startup.stop();
    }
}
