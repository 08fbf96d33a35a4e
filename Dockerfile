# ksef-simulator in a container: docs/install.md says how to build and use it.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier
COPY . .
RUN npm run build && rm -r dist/types

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --no-update-notifier
# What --database needs; outside of the image its user brings it.
RUN npm install --no-save --save-prod --omit=dev --ignore-scripts --no-audit --no-fund --no-update-notifier \
    pg@$(node -p 'require("./package-lock.json").packages["node_modules/pg"].version')

FROM node:24-slim
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE image/health.js ./
RUN mkdir /data && chown node:node /data
USER node

# Who asks a container comes over a bridge, from a private network. State is kept in the volume.
ENV KSEF_SIMULATOR_HOST=0.0.0.0 \
    KSEF_SIMULATOR_CONTROL_FROM=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7 \
    KSEF_SIMULATOR_DATA=/data/ksef-simulator.db
VOLUME /data
EXPOSE 4010
HEALTHCHECK --interval=2s --timeout=5s --start-period=20s --retries=3 CMD ["node", "/app/health.js"]
ENTRYPOINT ["node", "/app/dist/main.js"]
CMD ["start"]
