export interface Scritta {
  readonly numero?: string;
  readonly data?: string;
  readonly fornitore?: string;
  readonly partitaIva?: string;
  readonly cup?: string;
  readonly cig?: string;
  readonly imponibile?: string;
  readonly imposta?: string;
  readonly totale?: string;
  readonly testa?: string;
  readonly codifica?: string;
  readonly coda?: string;
}

/** A FatturaPA in XML, as a supplier would send it: 1,000.00 and 22% of VAT under split payment. */
export const fatturaXml = ({
  numero = '12/A',
  data = '2025-04-02',
  fornitore = 'Cooperativa Alfa &amp; figli',
  partitaIva = '07264440012',
  cup = 'I84H22000200006',
  cig = 'B10A9942A7',
  imponibile = '1000.00',
  imposta = '220.00',
  totale = '1220.00',
  testa = '',
  codifica = 'UTF-8',
  coda = '',
}: Scritta = {}): string => `<?xml version="1.0" encoding="${codifica}"?>${testa}
<p:FatturaElettronica versione="FPA12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
  <FatturaElettronicaHeader>
    <DatiTrasmissione><FormatoTrasmissione>FPA12</FormatoTrasmissione></DatiTrasmissione>
    <CedentePrestatore><DatiAnagrafici>
      <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>${partitaIva}</IdCodice></IdFiscaleIVA>
      <Anagrafica><Denominazione>${fornitore}</Denominazione></Anagrafica>
    </DatiAnagrafici></CedentePrestatore>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali>
      <DatiGeneraliDocumento>
        <TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa><Data>${data}</Data><Numero>${numero}</Numero>
        <ImportoTotaleDocumento>${totale}</ImportoTotaleDocumento>
      </DatiGeneraliDocumento>
      <DatiOrdineAcquisto><CodiceCUP>${cup}</CodiceCUP><CodiceCIG>${cig}</CodiceCIG></DatiOrdineAcquisto>
    </DatiGenerali>
    <DatiBeniServizi>
      <DettaglioLinee><Descrizione><![CDATA[Supervisione <di gruppo>]]></Descrizione><PrezzoTotale>${imponibile}</PrezzoTotale></DettaglioLinee>
      <DatiRiepilogo>
        <AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>${imponibile}</ImponibileImporto><Imposta>${imposta}</Imposta>
        <EsigibilitaIVA>S</EsigibilitaIVA>
      </DatiRiepilogo>
    </DatiBeniServizi>
    <DatiPagamento><DettaglioPagamento><IBAN>IT60X0542811101000000123456</IBAN></DettaglioPagamento></DatiPagamento>${coda}
  </FatturaElettronicaBody>
</p:FatturaElettronica>
`;
