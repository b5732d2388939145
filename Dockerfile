# Runs paperledger on papers in /data/corpus and leaves the dataset in /data/outputs. It takes the Makefile's own steps.
# Not built by the project's checks: no container engine runs there.
FROM python:3.12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends make tesseract-ocr \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/paperledger
COPY . .
RUN make setup
ENV PATH=/opt/paperledger/.venv/bin:$PATH
RUN useradd --create-home paperledger && mkdir -p /data && chown paperledger /data
USER paperledger
WORKDIR /data
VOLUME /data
ENTRYPOINT ["paperledger"]
CMD ["run"]
